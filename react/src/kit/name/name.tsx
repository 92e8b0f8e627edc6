import { useLanguage } from '../../text/text-provider.tsx'

/** Words of one script, with what stands between them. */
const runs =
  /[\p{Script=Devanagari}\u200c\u200d]+|\p{Script=Latin}+|[^\p{Script=Devanagari}\p{Script=Latin}]+/gu
const isDevanagari = /^\p{Script=Devanagari}/u
const isLatin = /^\p{Script=Latin}/u

/** The language to read a run in where the page's own has other letters; Nepali is the clinic's own of the two in Devanagari. */
function foreignTo(page: string, run: string): string | undefined {
  const reads = page === 'ne' || page === 'hi'
  if (isDevanagari.test(run)) return reads ? undefined : 'ne'
  return isLatin.test(run) && reads ? 'en' : undefined
}

/** A person's name as it was written, set apart from the direction of the text around it; words in other letters than the page's say their language, so that screen readers and fonts treat them right. */
export function Name({ children }: { readonly children: string }) {
  const { language } = useLanguage()
  const parts = [...children.matchAll(runs)].map(({ 0: run, index }) => ({
    run,
    index,
    lang: foreignTo(language, run),
  }))
  const [only] = parts
  if (parts.every(({ lang }) => lang === undefined)) return <bdi>{children}</bdi>
  const isOne = parts.every(({ lang, run }) => lang === only?.lang || !/\p{L}/u.test(run))
  if (isOne && only?.lang) return <bdi lang={only.lang}>{children}</bdi>
  return (
    <bdi>
      {parts.map(({ run, index, lang }) =>
        lang ? (
          <span key={index} lang={lang}>
            {run}
          </span>
        ) : (
          run
        ),
      )}
    </bdi>
  )
}
