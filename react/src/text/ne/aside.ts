import type { aside as english } from '../en/aside.ts'
import type { Translation } from '../messages.ts'

/** Draft until a native clinician has read it. */
export const aside: Translation<typeof english> = {
  'check.asking': 'तपाईंको फोनले सोध्दैछ। Allow थिच्नुहोस्।',
  'prompt.top': 'प्रश्न स्क्रिनको माथि छ।',
  'prompt.middle': 'प्रश्न स्क्रिनको बीचमा छ।',
  'prompt.bottom': 'प्रश्न स्क्रिनको तल छ।',
  'prompt.still': 'त्यतिन्जेल डाक्टरलाई लेख्न सकिन्छ।',
  'trouble.camera.denied': 'यो पेजलाई अझै क्यामेरा चलाउन दिइएको छैन।',
  'trouble.microphone.denied': 'यो पेजलाई अझै माइक चलाउन दिइएको छैन।',
  'trouble.camera.dismissed': 'प्रश्न बन्द भयो, त्यसैले क्यामेरा बन्द छ।',
  'trouble.microphone.dismissed': 'प्रश्न बन्द भयो, त्यसैले माइक बन्द छ।',
  'trouble.dismissedHelp': 'फेरि प्रयास गर्नुहोस् थिच्नुहोस्, अनि Allow थिच्नुहोस्।',
  'trouble.still.camera': 'डाक्टरले तपाईंको आवाज सुन्नुहुन्छ, र लेख्न पनि सकिन्छ।',
  'trouble.still.microphone': 'तपाईं डाक्टरलाई देख्न, सुन्न र लेख्न सक्नुहुन्छ।',
  'trouble.camera.blocked_by_system': 'फोनको आफ्नै सेटिङले यो ब्राउजरमा क्यामेरा रोकेको छ।',
  'trouble.microphone.blocked_by_system': 'फोनको आफ्नै सेटिङले यो ब्राउजरमा माइक रोकेको छ।',
  'trouble.camera.in_use': 'अर्को एपले क्यामेरा चलाइरहेको छ। त्यो बन्द गरेर फेरि प्रयास गर्नुहोस्।',
  'trouble.microphone.in_use': 'अर्को एपले माइक चलाइरहेको छ। त्यो बन्द गरेर फेरि प्रयास गर्नुहोस्।',
  'trouble.camera.none_found': 'क्यामेरा भेटिएन। डाक्टरले तपाईंको आवाज सुन्न सक्नुहुन्छ।',
  'trouble.microphone.none_found': 'माइक भेटिएन। तपाईं डाक्टरलाई लेख्न सक्नुहुन्छ।',
  'trouble.camera.no_answer': 'क्यामेरा चल्न यो लिंक Chrome (वा Safari) मा खोल्नुहोस्।',
  'trouble.microphone.no_answer': 'माइक चल्न यो लिंक Chrome (वा Safari) मा खोल्नुहोस्।',
  'trouble.camera.frame_not_allowed': 'यो वेबसाइटले क्यामेरा खोल्न दिएको छैन।',
  'trouble.microphone.frame_not_allowed': 'यो वेबसाइटले माइक खोल्न दिएको छैन।',
  'trouble.camera.not_secure': 'क्यामेरा सुरक्षित पेजमा मात्र चल्छ। https बाट सुरु हुने लिंक खोल्नुहोस्।',
  'trouble.microphone.not_secure': 'माइक सुरक्षित पेजमा मात्र चल्छ। https बाट सुरु हुने लिंक खोल्नुहोस्।',
  'trouble.silent_microphone': 'माइकबाट केही सुनिएन।',
  'trouble.silentHelp': 'अर्को माइक छान्नुहोस्, ठूलो स्वरले बोल्नुहोस्, वा इयरफोनको म्युट बटन हेर्नुहोस्।',
  'trouble.ownerCode': 'यो वेबसाइटका धनीका लागि:',
  'trouble.openTab': 'नयाँ ट्याबमा खोल्नुहोस्',
  'trouble.copyLink': 'लिंक कपी गर्नुहोस्',
  'trouble.linkCopied': 'लिंक कपी भयो',
  'trouble.link': 'यो भेटको लिंक',
  'trouble.openChrome': 'Chrome मा खोल्नुहोस्',
  'trouble.tryHere': 'यहीं प्रयास गर्ने',
  'trouble.copyCode': 'कोड कपी गर्नुहोस्',
  'trouble.codeCopied': 'कोड कपी भयो',
  'trouble.testAgain': 'फेरि जाँच्नुहोस्',
  'trouble.voice': 'आवाजमै अघि बढ्ने',
  'trouble.chat': 'च्याटमै अघि बढ्ने',
  'trouble.how': 'कसरी अनुमति दिने',
  'steps.denied.chromeAndroid':
    'ठेगानाको बायाँतिरको चिह्न थिच्नुहोस्।\nPermissions थिच्नुहोस्।\nCamera र Microphone खोल्नुहोस्।\nयो पेजमा फर्कनुहोस्।',
  'steps.denied.chrome': 'ठेगानाको बायाँतिरको चिह्न थिच्नुहोस्।\nCamera र Microphone खोल्नुहोस्।\nयो पेजमा फर्कनुहोस्।',
  'steps.denied.samsung':
    'ठेगानाको बायाँतिरको ताल्चा थिच्नुहोस्।\nPermissions थिच्नुहोस्।\nCamera र Microphone दिनुहोस्।\nयो पेजमा फर्कनुहोस्।',
  'steps.denied.firefoxAndroid':
    'ठेगानाको बायाँतिरको ताल्चा थिच्नुहोस्।\nCamera र Microphone लाई Allowed नहुँदासम्म थिच्नुहोस्।\nयो पेजमा फर्कनुहोस्।',
  'steps.denied.chromeIos':
    'फोनको Settings, अनि Chrome खोल्नुहोस्।\nCamera र Microphone खोल्नुहोस्।\nयो पेजमा फर्कनुहोस्।',
  'steps.elsewhere': 'लिंक कपी गर्नुहोस्।\nयही फोनमा Chrome वा Safari खोल्नुहोस्।\nठेगाना लेख्ने ठाउँमा लिंक राख्नुहोस्।',
  'steps.denied.safariIos':
    'ठेगाना छेउको पेज बटन थिच्नुहोस्।\nWebsite Settings थिच्नुहोस्।\nCamera र Microphone लाई Allow गर्नुहोस्।\nयो पेजमा फर्कनुहोस्।',
  'steps.denied.safari':
    'Safari मेनुमा गएर यो वेबसाइटको Settings खोल्नुहोस्।\nCamera र Microphone लाई Allow गर्नुहोस्।\nयो पेजमा फर्कनुहोस्।',
  'steps.denied.firefox':
    'ठेगाना छेउको काटिएको क्यामेरा वा माइक थिच्नुहोस्।\nरोक हटाउनुहोस्।\nफेरि प्रयास गर्नुहोस् थिच्नुहोस्।',
  'steps.denied.other': 'ब्राउजरमा यो वेबसाइटको सेटिङ खोल्नुहोस्।\nCamera र Microphone दिनुहोस्।\nयो पेजमा फर्कनुहोस्।',
  'steps.blocked.android':
    'फोनको Settings, अनि Apps खोल्नुहोस्।\nआफ्नो ब्राउजर, अनि Permissions छान्नुहोस्।\nCamera र Microphone दिनुहोस्।\nयो पेजमा फर्कनुहोस्।',
  'steps.blocked.ios':
    'फोनको Settings खोल्नुहोस्।\nआफ्नो ब्राउजर छान्नुहोस्।\nCamera र Microphone खोल्नुहोस्।\nयो पेजमा फर्कनुहोस्।',
  'steps.blocked.mac':
    'System Settings, अनि Privacy and Security खोल्नुहोस्।\nCamera र Microphone दुवैमा आफ्नो ब्राउजरलाई दिनुहोस्।\nयो पेज फेरि खोल्नुहोस्।',
  'steps.blocked.windows':
    'Settings, अनि Privacy खोल्नुहोस्।\nएपलाई क्यामेरा र माइक चलाउन दिनुहोस्।\nयो पेजमा फर्कनुहोस्।',
  'steps.blocked.other': 'प्रणालीको सेटिङमा आफ्नो ब्राउजरलाई क्यामेरा र माइक चलाउन दिनुहोस्।',
  'phone.number': 'क्लिनिकले कुन नम्बरमा फोन गरोस्?',
  'phone.why': 'त्यतिन्जेल भेट खुला रहन्छ। जे पहिले चल्छ, त्यही ठीक छ।',
  'phone.missing': 'नम्बर अङ्कमा लेख्नुहोस्।',
  'phone.ask': 'फोन माग्नुहोस्',
  'phone.back': 'फर्कने',
}
