/** Words of dates and hours that browsers do not bring along: Chromium ships no Nepali, and its Hindi says "pm". */
export interface DayWords {
  /** Locale whose digits and grouping the numbers take. */
  readonly numbers: string
  /** The part of the day an hour of 0 to 23 belongs to, said before the time. */
  hourWord(hour: number): string
  /** January first; absent where the platform's own names are right. */
  readonly months?: readonly string[]
  /** Sunday first. */
  readonly weekdays?: readonly string[]
  /** Months of Bikram Sambat, Baishakh first: the calendar people live by, said before the Gregorian day. */
  readonly bikramSambatMonths?: readonly string[]
  /** Yesterday, today, tomorrow. */
  readonly nearDays?: readonly [string, string, string]
  /** What a zone's time is called, by the zone's newer IANA name. */
  readonly zones: Readonly<Record<string, string>>
}

const english: Pick<DayWords, 'zones'> = {
  zones: { 'Asia/Kathmandu': 'Nepal time', 'Asia/Kolkata': 'India time' },
}

const nepali: DayWords = {
  numbers: 'hi-IN-u-nu-deva',
  hourWord: (hour) =>
    hour >= 4 && hour < 12
      ? 'बिहान'
      : hour >= 12 && hour < 17
        ? 'दिउँसो'
        : hour >= 17 && hour < 20
          ? 'साँझ'
          : 'राति',
  months: [
    'जनवरी',
    'फेब्रुअरी',
    'मार्च',
    'अप्रिल',
    'मे',
    'जुन',
    'जुलाई',
    'अगस्ट',
    'सेप्टेम्बर',
    'अक्टोबर',
    'नोभेम्बर',
    'डिसेम्बर',
  ],
  weekdays: ['आइतबार', 'सोमबार', 'मंगलबार', 'बुधबार', 'बिहीबार', 'शुक्रबार', 'शनिबार'],
  bikramSambatMonths: [
    'वैशाख',
    'जेठ',
    'असार',
    'साउन',
    'भदौ',
    'असोज',
    'कात्तिक',
    'मंसिर',
    'पुस',
    'माघ',
    'फागुन',
    'चैत',
  ],
  nearDays: ['हिजो', 'आज', 'भोलि'],
  zones: { 'Asia/Kathmandu': 'नेपाल समय', 'Asia/Kolkata': 'भारत समय' },
}

const hindi: DayWords = {
  numbers: 'hi-IN',
  hourWord: (hour) =>
    hour >= 4 && hour < 12
      ? 'सुबह'
      : hour >= 12 && hour < 16
        ? 'दोपहर'
        : hour >= 16 && hour < 20
          ? 'शाम'
          : 'रात',
  zones: { 'Asia/Kathmandu': 'नेपाल समय', 'Asia/Kolkata': 'भारत समय' },
}

/** The words of a language, or null where the platform's own formats serve. */
export function dayWordsOf(language: string): DayWords | null {
  return language === 'ne' ? nepali : language === 'hi' ? hindi : null
}

/** What people call the time of a zone; undefined where only its distance from Greenwich can be said. */
export function zoneWordOf(language: string, timeZone: string): string | undefined {
  return (dayWordsOf(language) ?? english).zones[timeZone]
}
