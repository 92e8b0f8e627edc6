import type { Translation } from '@bedside/react'
import type { landing as english } from '../en/landing.ts'

/** Draft until a native clinician has read it. */
export const landing: Translation<typeof english> = {
  'landing.title': 'जहाँ हुनुहुन्छ त्यहीँबाट डाक्टरलाई भेट्नुहोस्',
  'landing.lead': 'भिडियो, आवाज वा लेखेर। यही फोन भए पुग्छ।',
  'landing.book': 'भेट बुक गर्नुहोस्',
  'landing.sign-in': 'मेरो खाता छ',
  'landing.go-on': 'मेरा भेटमा जाने',
  'landing.go-desk': 'मेरो डेस्कमा जाने',
  'landing.go-people': 'खाताहरूमा जाने',
  'landing.link': 'क्लिनिकले लिङ्क पठाएको छ? यही फोनमा खोल्नुहोस्; सिधै भेटमा पुग्नुहुन्छ।',
  'landing.how': 'भेट कसरी हुन्छ',
  'landing.how-1': 'डाक्टर र समय छान्नुहोस्।',
  'landing.how-2': 'दस मिनेट अगाडि भेट खोलेर क्यामेरा र आवाज जाँच्नुहोस्।',
  'landing.how-3': 'डाक्टर तयार भएपछि घण्टी बज्छ। तपाईं भित्र जानुहुन्छ।',
  'landing.demo-title': 'नमुना हेर्नुहोस्',
  'landing.demo': 'काल्पनिक क्लिनिक, काल्पनिक मानिस। यहाँ जे गरे पनि कसैलाई केही हुँदैन।',
  'landing.demo-patient': 'बिरामी भएर खोल्ने',
  'landing.demo-doctor': 'डाक्टर भएर खोल्ने',
  'landing.demo-opening': 'नमुना खुल्दैछ',
  'landing.demo-off-title': 'यो क्लिनिक नमुना होइन',
  'landing.demo-off': 'नमुनाका लिङ्क काल्पनिक क्लिनिकमा मात्र चल्छन्।',
  'landing.closed-title': 'क्लिनिकबाट अहिले उत्तर आएन',
  'landing.closed': 'बुकिङ र भेट अहिले खुल्दैनन्। केही मिनेटपछि फेरि प्रयास गर्नुहोस्, वा फोन गर्नुहोस्।',
}
