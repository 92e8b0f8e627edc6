import type { errors as english } from '../en/errors.ts'
import type { Translation } from '../messages.ts'

/** Draft until a native clinician has read it. */
export const errors: Translation<typeof english> = {
  'error.title': 'भएन',
  'error.network_failed': 'क्लिनिकबाट उत्तर आएन। इन्टरनेट हेरेर फेरि प्रयास गर्नुहोस्।',
  'error.timed_out': 'क्लिनिकको उत्तर ढिलो भयो। फेरि प्रयास गर्नुहोस्।',
  'error.unavailable': 'क्लिनिक अहिले धेरै व्यस्त छ। एक छिनमा फेरि प्रयास गर्नुहोस्।',
  'error.too_many_requests': 'धेरै पटक भयो। एकछिन पर्खेर फेरि प्रयास गर्नुहोस्।',
  'error.unauthenticated': 'पहिले साइन इन गर्नुहोस्, अनि भेट फेरि खोल्नुहोस्।',
  'error.forbidden': 'यो काम तपाईंले गर्न मिल्दैन।',
  'error.not_found': 'यो भेट भेटिएन। ठीक व्यक्तिका रूपमा साइन इन हुनुभएको छ कि हेर्नुहोस्।',
  'error.appointment_not_confirmed': 'डाक्टरले यो भेट अझै पक्का गर्नुभएको छैन।',
  'error.appointment_in_person': 'यो भेट क्लिनिकमै हुन्छ, यहाँ होइन।',
  'error.appointment_cancelled': 'यो भेट रद्द भयो।',
  'error.join_too_early': 'भित्र आउन अझै समय छ।',
  'error.join_too_late': 'यो भेट सकिसक्यो।',
  'error.session_state': 'यसबीच भेट अघि बढ्यो। यो पेजले अहिलेको अवस्था देखाउँछ।',
  'error.device_not_active': 'तपाईंको भेट अर्को ट्याब वा उपकरणमा खुला छ।',
  'error.chat_closed': 'यो भेटका सन्देश बन्द भए।',
  'error.not_admitted': 'डाक्टरले अझै भित्र बोलाउनुभएको छैन।',
  'error.reopen_window_closed': 'यो भेट अब खोल्न सकिँदैन।',
  'error.invalid_input': 'उत्तरमा केही छुटेको वा नमिलेको छ।',
  'error.internal': 'हाम्रोतिर केही बिग्रियो। फेरि प्रयास गर्नुहोस्, वा क्लिनिकमा फोन गर्नुहोस्।',
}
