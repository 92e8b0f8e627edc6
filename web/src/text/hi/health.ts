import type { Translation } from '@bedside/react'
import type { health as english } from '../en/health.ts'

/** Draft until a native clinician has read it. */
export const health: Translation<typeof english> = {
  'book.health': 'डॉक्टर को और क्या जानना चाहिए?',
  'health.title': 'डॉक्टर को क्या जानना चाहिए',
  'health.explain': 'इसे केवल वे डॉक्टर पढ़ते हैं जिनसे आपकी मुलाक़ात है। जो न बताना चाहें, खाली छोड़ दें।',
  'health.of': '{{name}} के बारे में',
  'health.allergies': 'एलर्जी',
  'health.allergies-hint': 'हर पंक्ति में एक, जैसे: पेनिसिलिन',
  'health.allergies-none': 'मेरी जानकारी में कोई एलर्जी नहीं',
  'health.medicines': 'अभी ली जा रही दवाएँ',
  'health.medicines-hint': 'हर पंक्ति में एक, कितनी और कितनी बार भी लिखें',
  'health.medicines-none': 'कोई दवा नहीं',
  'health.conditions': 'लंबी बीमारियाँ',
  'health.conditions-hint': 'हर पंक्ति में एक, जैसे: दमा, मधुमेह',
  'health.conditions-none': 'मेरी जानकारी में कोई लंबी बीमारी नहीं',
  'health.too-long': 'एक पंक्ति में ज़्यादा से ज़्यादा {{count}} अक्षर लिखें।',
  'health.too-many': 'ज़्यादा से ज़्यादा {{count}} पंक्तियाँ लिखें।',
  'health.none': 'कोई ज्ञात नहीं',
  'health.open': 'अभी जवाब नहीं दिया',
  'health.told': '{{name}} ने बताया, {{time}}',
  'health.answer': 'जवाब दें',
  'health.saved': 'सहेजा गया। डॉक्टर मुलाक़ात से पहले पढ़ते हैं।',
  'health.to-do': 'डॉक्टर को एलर्जी, दवाओं और लंबी बीमारियों के बारे में बताएँ',
  'health.failed': 'एलर्जी दिखाई नहीं जा सकी',
}
