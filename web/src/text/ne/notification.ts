import type { Translation } from '@bedside/react'
import type { notification as english } from '../en/notification.ts'

/** Draft until a native clinician has read it. */
export const notification: Translation<typeof english> = {
  'notification.title': 'सन्देश',
  'notification.today': 'आज',
  'notification.earlier': 'अघि',
  'notification.none-title': 'सन्देश छैन',
  'notification.none': 'क्लिनिक वा डाक्टरले केही फेरे यहाँ देखिन्छ।',
  'notification.unread': 'नपढिएको',
  'notification.mark-all': 'सबै पढिएको',
  'notification.more': 'पुराना सन्देश देखाउनुहोस्',
  'notification.appointment.requested': '{{name}} ले {{time}} को भेट माग्नुभयो।',
  'notification.appointment.confirmed': '{{name}} ले {{time}} को भेट पक्का गर्नुभयो।',
  'notification.appointment.declined': '{{name}} ले {{time}} को भेट लिन सक्नुभएन। अर्को समय बुक गर्नुहोस्।',
  'notification.appointment.cancelled': '{{time}} मा {{name}} सँगको भेट रद्द भयो।',
  'notification.appointment.rescheduled': '{{name}} सँगको भेट {{time}} मा सर्यो।',
  'notification.visit.patient_waiting': '{{name}} प्रतीक्षा कोठामा हुनुहुन्छ।',
  'notification.visit.doctor_ready': '{{name}} तयार हुनुहुन्छ। भेट खोल्नुहोस्।',
  'notification.visit.ring': '{{name}} ले घण्टी दिनुभयो। भेट खोल्नुहोस्।',
  'notification.visit.running_late_one': '{{name}} लाई {{count}} मिनेट ढिलो छ। तपाईंको पालो सुरक्षित छ।',
  'notification.visit.running_late_other': '{{name}} लाई {{count}} मिनेट ढिलो छ। तपाईंको पालो सुरक्षित छ।',
  'notification.visit.phone_call_wanted': '{{name}} ले फोन माग्नुभयो।',
  'notification.visit.reopened': '{{name}} ले भेट फेरि खोल्नुभयो।',
  'notification.visit.summary_ready': '{{name}} सँगको भेटको सारांश तयार छ।',
  'notification.visit.missed': '{{name}} सँगको भेट भएन।',
}
