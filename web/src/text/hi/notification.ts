import type { Translation } from '@bedside/react'
import type { notification as english } from '../en/notification.ts'

/** Draft until a native clinician has read it. */
export const notification: Translation<typeof english> = {
  'notification.title': 'संदेश',
  'notification.today': 'आज',
  'notification.earlier': 'पहले',
  'notification.none-title': 'कोई संदेश नहीं',
  'notification.none': 'क्लिनिक या डॉक्टर कुछ बदलें तो यहाँ दिखेगा।',
  'notification.unread': 'अपठित',
  'notification.mark-all': 'सभी पढ़े हुए',
  'notification.more': 'पुराने संदेश दिखाएँ',
  'notification.appointment.requested': '{{name}} ने {{time}} की मुलाक़ात माँगी।',
  'notification.appointment.confirmed': '{{name}} ने {{time}} की मुलाक़ात पक्की की।',
  'notification.appointment.declined': '{{name}} {{time}} की मुलाक़ात नहीं ले सके। दूसरा समय बुक करें।',
  'notification.appointment.cancelled': '{{time}} को {{name}} के साथ मुलाक़ात रद्द हुई।',
  'notification.appointment.rescheduled': '{{name}} के साथ मुलाक़ात {{time}} पर बदली।',
  'notification.visit.patient_waiting': '{{name}} प्रतीक्षा कक्ष में हैं।',
  'notification.visit.doctor_ready': '{{name}} तैयार हैं। मुलाक़ात खोलें।',
  'notification.visit.ring': '{{name}} घंटी दे रहे हैं। मुलाक़ात खोलें।',
  'notification.visit.running_late_one': '{{name}} को {{count}} मिनट देर है। आपकी बारी सुरक्षित है।',
  'notification.visit.running_late_other': '{{name}} को {{count}} मिनट देर है। आपकी बारी सुरक्षित है।',
  'notification.visit.phone_call_wanted': '{{name}} फ़ोन चाहते हैं।',
  'notification.visit.reopened': '{{name}} ने मुलाक़ात फिर खोली।',
  'notification.visit.summary_ready': '{{name}} के साथ मुलाक़ात का सारांश तैयार है।',
  'notification.visit.missed': '{{name}} के साथ मुलाक़ात नहीं हुई।',
}
