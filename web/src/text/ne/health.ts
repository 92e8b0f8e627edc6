import type { Translation } from '@bedside/react'
import type { health as english } from '../en/health.ts'

/** Draft until a native clinician has read it. */
export const health: Translation<typeof english> = {
  'book.health': 'डाक्टरले जान्नुपर्ने केही छ?',
  'health.title': 'डाक्टरले जान्नुपर्ने कुरा',
  'health.explain': 'तपाईंको भेट भएका डाक्टरले मात्र यो पढ्छन्। जवाफ दिन नचाहेको खाली छोड्नुहोस्।',
  'health.of': '{{name}} को बारेमा',
  'health.allergies': 'एलर्जी',
  'health.allergies-hint': 'एक लाइनमा एउटा, जस्तै: पेनिसिलिन',
  'health.allergies-none': 'मलाई थाहा भएको कुनै एलर्जी छैन',
  'health.medicines': 'अहिले खाइरहेका औषधि',
  'health.medicines-hint': 'एक लाइनमा एउटा, कति र दिनमा कति पटक पनि',
  'health.medicines-none': 'कुनै औषधि खाएको छैन',
  'health.conditions': 'लामो समयका रोग',
  'health.conditions-hint': 'एक लाइनमा एउटा, जस्तै: दम, मधुमेह',
  'health.conditions-none': 'मलाई थाहा भएको लामो रोग छैन',
  'health.too-long': 'एक लाइनमा बढीमा {{count}} अक्षर लेख्नुहोस्।',
  'health.too-many': 'बढीमा {{count}} लाइन लेख्नुहोस्।',
  'health.none': 'थाहा भएको कुनै छैन',
  'health.open': 'अझै जवाफ छैन',
  'health.told': '{{name}} ले बताएको, {{time}}',
  'health.answer': 'जवाफ दिनुहोस्',
  'health.saved': 'राखियो। डाक्टरले भेटअघि पढ्छन्।',
  'health.to-do': 'डाक्टरलाई एलर्जी, औषधि र लामो रोगबारे बताउनुहोस्',
  'health.failed': 'एलर्जी देखाउन सकिएन',
}
