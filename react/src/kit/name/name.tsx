import { useLanguage } from '../../text/text-provider.tsx'

const latin = /((?:\p{Script=Latin}+[ .'-]*)+)/u
// A joiner within a word shapes it: it stays with its letters.
const devanagari = /((?:(?:\p{Script=Devanagari}|\u200c|\u200d)+[ .-]*)+)/u

/**
 * A person's name as it was written, set apart from the direction of the text around it. Words in other letters than the
 * page's say their language, for screen readers and for the choice of a font; of the two in Devanagari it is Nepali.
 */
export function Name({ children }: { readonly children: string }) {
  const { language } = useLanguage()
  const isDevanagari = language === 'ne' || language === 'hi'
  return (
    <bdi>
      {children.split(isDevanagari ? latin : devanagari).map((part, place) =>
        place % 2 ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one name keep their places
          <span key={place} lang={isDevanagari ? 'en' : 'ne'}>
            {part}
          </span>
        ) : (
          part
        ),
      )}
    </bdi>
  )
}
