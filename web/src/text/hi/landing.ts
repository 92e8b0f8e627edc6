import type { Translation } from '@bedside/react'
import type { landing as english } from '../en/landing.ts'

/** Draft until a native clinician has read it. */
export const landing: Translation<typeof english> = {
  'landing.title': 'जहाँ हैं वहीं से डॉक्टर से मिलें',
  'landing.lead': 'वीडियो, आवाज़ या लिखकर। बस यही फ़ोन काफ़ी है।',
  'landing.book': 'मुलाक़ात बुक करें',
  'landing.sign-in': 'मेरा खाता है',
  'landing.go-on': 'मेरी मुलाक़ातों पर जाएँ',
  'landing.go-desk': 'मेरे डेस्क पर जाएँ',
  'landing.go-people': 'खातों पर जाएँ',
  'landing.link': 'क्लिनिक ने लिंक भेजा है? इसी फ़ोन पर खोलें; सीधे मुलाक़ात पर पहुँचेंगे।',
  'landing.how': 'मुलाक़ात कैसे होती है',
  'landing.how-1': 'डॉक्टर और समय चुनें।',
  'landing.how-2': 'दस मिनट पहले मुलाक़ात खोलें और कैमरा व आवाज़ जाँचें।',
  'landing.how-3': 'डॉक्टर तैयार होते ही घंटी बजती है। आप अंदर आते हैं।',
  'landing.demo-title': 'डेमो देखें',
  'landing.demo': 'काल्पनिक क्लिनिक, काल्पनिक लोग। यहाँ कुछ भी करें, किसी को नुक़सान नहीं होता।',
  'landing.demo-patient': 'मरीज़ बनकर खोलें',
  'landing.demo-doctor': 'डॉक्टर बनकर खोलें',
  'landing.demo-opening': 'डेमो खुल रहा है',
  'landing.demo-off-title': 'यह क्लिनिक डेमो नहीं है',
  'landing.demo-off': 'डेमो के लिंक केवल काल्पनिक क्लिनिक में चलते हैं।',
  'landing.closed-title': 'क्लिनिक से अभी उत्तर नहीं आया',
  'landing.closed': 'बुकिंग और मुलाक़ात अभी नहीं खुल रहे। कुछ मिनट बाद फिर कोशिश करें, या फ़ोन करें।',
}
