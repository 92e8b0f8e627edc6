/**
 * Words beside the way to the call, fetched when they are needed: every trouble of a device, asking
 * for a phone call, the questions before a visit.
 */
export const aside = {
  'check.asking': 'Your phone is asking. Tap Allow.',
  'check.dataVideo': 'Ten minutes use up to {{video}} MB, with a small picture up to {{small}} MB.',
  'check.dataVoice': 'Ten minutes use about {{voice}} MB.',
  'check.dataSave': 'Save data: a small picture both ways',
  'prompt.top': 'The question is at the top of the screen.',
  'prompt.middle': 'The question is in the middle of the screen.',
  'prompt.bottom': 'The question is at the bottom of the screen.',
  'prompt.still': 'Until then you can write to the doctor.',
  'trouble.camera.denied': 'This page is not allowed to use the camera yet.',
  'trouble.microphone.denied': 'This page is not allowed to use the microphone yet.',
  'trouble.camera.dismissed': 'The question was closed, so the camera stays off.',
  'trouble.microphone.dismissed': 'The question was closed, so the microphone stays off.',
  'trouble.dismissedHelp': 'Tap Try again, then Allow.',
  'trouble.still.camera': 'The doctor can still hear you, and you can write.',
  'trouble.still.microphone': 'You can still see and hear the doctor, and write.',
  'trouble.camera.blocked_by_system': "Your device's own settings block the camera for this browser.",
  'trouble.microphone.blocked_by_system': "Your device's own settings block the microphone for this browser.",
  'trouble.camera.in_use': 'Another app is using the camera. Close it, then try again.',
  'trouble.microphone.in_use': 'Another app is using the microphone. Close it, then try again.',
  'trouble.camera.none_found': "We can't find a camera. The doctor can still hear you.",
  'trouble.microphone.none_found': "We can't find a microphone. You can still write to the doctor.",
  'trouble.camera.no_answer': 'Open this link in Chrome (or Safari) so the camera can work.',
  'trouble.microphone.no_answer': 'Open this link in Chrome (or Safari) so the microphone can work.',
  'trouble.camera.frame_not_allowed': 'This website has not switched on camera access.',
  'trouble.microphone.frame_not_allowed': 'This website has not switched on microphone access.',
  'trouble.camera.not_secure':
    'The camera works only on a secure page. Open the link that begins with https.',
  'trouble.microphone.not_secure':
    'The microphone works only on a secure page. Open the link that begins with https.',
  'trouble.silent_microphone': 'We hear nothing from your microphone.',
  'trouble.silentHelp':
    'Choose another microphone, speak louder, or look for a mute switch on the headset or keyboard.',
  'voice.muted': 'You are muted. Nobody hears you.',
  'voice.unmute': 'Let them hear me',
  'trouble.ownerCode': 'For the owner of this website:',
  'trouble.openTab': 'Open in a new tab',
  'trouble.copyLink': 'Copy link',
  'trouble.linkCopied': 'Link copied',
  'trouble.link': 'Link of this visit',
  'trouble.openChrome': 'Open in Chrome',
  'trouble.tryHere': 'Try here all the same',
  'trouble.copyCode': 'Copy code',
  'trouble.codeCopied': 'Code copied',
  'trouble.testAgain': 'Test again',
  'trouble.voice': 'Continue with voice',
  'trouble.chat': 'Continue with chat',
  'trouble.how': 'How to allow it',
  'steps.denied.chromeAndroid':
    'Tap the sign to the left of the address.\nTap Permissions.\nSwitch on Camera and Microphone.\nCome back to this page.',
  'steps.denied.chrome':
    'Click the sign to the left of the address.\nSwitch on Camera and Microphone.\nCome back to this page.',
  'steps.denied.samsung':
    'Tap the lock to the left of the address.\nTap Permissions.\nAllow Camera and Microphone.\nCome back to this page.',
  'steps.denied.firefoxAndroid':
    'Tap the lock to the left of the address.\nTap Camera and Microphone until they say Allowed.\nCome back to this page.',
  'steps.denied.chromeIos':
    "Open the phone's Settings, then Chrome.\nSwitch on Camera and Microphone.\nCome back to this page.",
  'steps.elsewhere':
    'Copy the link.\nOpen Chrome or Safari on this phone.\nPaste the link where the address stands.',
  'steps.denied.safariIos':
    'Tap the page button beside the address.\nTap Website Settings.\nSet Camera and Microphone to Allow.\nCome back to this page.',
  'steps.denied.safari':
    'Open the Safari menu, then Settings for this website.\nSet Camera and Microphone to Allow.\nCome back to this page.',
  'steps.denied.firefox':
    'Click the crossed-out camera or microphone beside the address.\nRemove the block.\nTap Try again.',
  'steps.denied.other':
    'Open the settings of this website in your browser.\nAllow Camera and Microphone.\nCome back to this page.',
  'steps.blocked.android':
    "Open the phone's Settings, then Apps.\nChoose your browser, then Permissions.\nAllow Camera and Microphone.\nCome back to this page.",
  'steps.blocked.ios':
    "Open the phone's Settings.\nChoose your browser.\nSwitch on Camera and Microphone.\nCome back to this page.",
  'steps.blocked.mac':
    'Open System Settings, then Privacy and Security.\nAllow your browser under Camera and under Microphone.\nOpen this page again.',
  'steps.blocked.windows':
    'Open Settings, then Privacy.\nAllow apps to use the camera and the microphone.\nCome back to this page.',
  'steps.blocked.other': "Allow your browser to use the camera and microphone in the system's settings.",
  'phone.number': 'Which number can the clinic call?',
  'phone.why': 'The visit stays open meanwhile. Whatever works first is right.',
  'phone.missing': 'Write the number, with its digits.',
  'phone.ask': 'Ask for the call',
  'phone.back': 'Back',
  'checkIn.title': 'Before you see the doctor',
  'checkIn.why': 'The doctor sees these answers.',
  'checkIn.place': 'Where are you now?',
  'checkIn.placeHint': 'Town and ward, so that help finds you in an emergency.',
  'checkIn.number': 'Which number can we call if the line drops?',
  'checkIn.with': 'Who is with you?',
  'checkIn.withHint': 'For example: nobody, my daughter, a health worker.',
  'checkIn.private': 'Can you speak freely where you are?',
  'checkIn.yes': 'Yes',
  'checkIn.no': 'No',
  'checkIn.consent': 'I agree to see the doctor this way.',
  'checkIn.save': 'Save answers',
  'checkIn.saved': 'Answers saved.',
  'checkIn.edit': 'Change answers',
  'small.open': 'Small window',
  'small.close': 'Close small window',
  'small.return': 'Back to the visit',
  'small.here': 'The picture is in the small window.',
  'small.bring': 'Bring it back',
} as const
