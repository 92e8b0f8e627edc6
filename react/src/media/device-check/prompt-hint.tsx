import type { ReactNode } from 'react'
import { useAsideText } from '../../text/aside.tsx'
import { promptSideOf, readBrowser } from './browser-kind.ts'
import css from './prompt-hint.module.css'

/** A drawing of the browser's question with its yes marked; words in it are the browser's own. */
function Picture() {
  return (
    <svg className={css.picture} viewBox="0 0 160 84" aria-hidden="true" focusable="false">
      <rect x="1" y="1" width="158" height="82" rx="8" className={css.sheet} />
      <path d="M14 18h18v12H14zM32 23l8-4v10l-8-4z" className={css.line} />
      <path d="M50 20h92M50 29h64" className={css.line} />
      <rect x="14" y="50" width="60" height="22" rx="6" className={css.line} />
      <rect x="84" y="50" width="62" height="22" rx="6" className={css.yes} />
      <text x="115" y="65" textAnchor="middle" className={css.word}>
        Allow
      </text>
    </svg>
  )
}

/**
 * While the browser's question stands unanswered: says so over the page, with a picture of it and an arrow to its
 * side. Nothing else on the screen moves.
 */
export function PromptHint({ phone }: { readonly phone?: ReactNode }) {
  const t = useAsideText()
  const side = promptSideOf(readBrowser())
  return (
    <div className={css.hint} data-side={side} data-bs-theme="light" role="status">
      {side !== 'bottom' && <span className={css.up} aria-hidden="true" />}
      <div className={css.inside}>
        <Picture />
        <div className={css.words}>
          <p className={css.title}>{t('check.asking')}</p>
          <p>
            {t(`prompt.${side}`)} {t('prompt.still')}
          </p>
        </div>
      </div>
      {phone && <div className={css.phone}>{phone}</div>}
      {side === 'bottom' && <span className={css.down} aria-hidden="true" />}
    </div>
  )
}
