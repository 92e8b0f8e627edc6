import type { errors as english } from '../en/errors.ts'
import type { Translation } from '../messages.ts'

/** Draft until a native clinician has read it. */
export const errors: Translation<typeof english> = {
  'error.title': 'यह नहीं हुआ',
  'error.network_failed': 'क्लिनिक से जवाब नहीं आया। इंटरनेट देखकर फिर कोशिश करें।',
  'error.timed_out': 'क्लिनिक के जवाब में देर हो रही है। फिर कोशिश करें।',
  'error.unavailable': 'क्लिनिक अभी बहुत व्यस्त है। थोड़ी देर में फिर कोशिश करें।',
  'error.too_many_requests': 'बहुत बार हो गया। थोड़ा रुककर फिर कोशिश करें।',
  'error.unauthenticated': 'पहले साइन इन करें, फिर अपनी मुलाक़ात खोलें।',
  'error.forbidden': 'यह आप नहीं कर सकते।',
  'error.not_found': 'यह मुलाक़ात नहीं मिली। देखें कि आप सही व्यक्ति के रूप में साइन इन हैं।',
  'error.appointment_not_confirmed': 'डॉक्टर ने यह मुलाक़ात अभी पक्की नहीं की है।',
  'error.appointment_in_person': 'यह मुलाक़ात क्लिनिक में है, यहाँ नहीं।',
  'error.appointment_cancelled': 'यह मुलाक़ात रद्द हुई।',
  'error.join_too_early': 'अंदर आने का समय अभी नहीं हुआ।',
  'error.join_too_late': 'यह मुलाक़ात पूरी हो चुकी है।',
  'error.session_state': 'इस बीच मुलाक़ात आगे बढ़ी। यह पेज अभी की हालत दिखाता है।',
  'error.device_not_active': 'आपकी मुलाक़ात दूसरे टैब या डिवाइस पर खुली है।',
  'error.chat_closed': 'इस मुलाक़ात के संदेश बंद हो गए।',
  'error.not_admitted': 'डॉक्टर ने अभी आपको अंदर नहीं बुलाया है।',
  'error.reopen_window_closed': 'यह मुलाक़ात अब नहीं खुल सकती।',
  'error.invalid_input': 'जवाबों में कुछ छूटा है या सही नहीं है।',
  'error.internal': 'हमारी ओर कुछ बिगड़ गया। फिर कोशिश करें, या क्लिनिक को फ़ोन करें।',
}
