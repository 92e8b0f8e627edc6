import { type ReactNode, useEffect, useRef } from 'react'
import css from './page.module.css'
import { useClinic } from './use-clinic.ts'

/** What {@link Page} takes. */
export interface PageProps {
  /** The one h1, and the first part of the document's title. */
  readonly title: string
  /** A sentence under the heading. */
  readonly lead?: ReactNode
  /** What the tab says where it differs from the heading. */
  readonly tabTitle?: string
  /** The dado band reaches down behind the first thing on the page, which is the slip. */
  readonly band?: boolean
  readonly wide?: boolean
  /** Heading and `aside` share one line; for screens one works at. */
  readonly compact?: boolean
  readonly aside?: ReactNode
  readonly children: ReactNode
}

let firstPage = true

/** Heading and body of one page: sets the tab's title and, after a change of page, takes the focus to the heading. */
export function Page(props: PageProps) {
  const { title, lead, tabTitle, band, wide, compact, aside, children } = props
  const heading = useRef<HTMLHeadingElement>(null)
  const clinic = useClinic().data
  const shown = tabTitle ?? title
  useEffect(() => {
    document.title = clinic ? `${shown} · ${clinic.name}` : shown
  }, [shown, clinic])
  useEffect(() => {
    if (!firstPage) {
      scrollTo(0, 0)
      heading.current?.focus({ preventScroll: true })
    }
    firstPage = false
  }, [])
  return (
    <main id="main" className={wide ? `${css.main} ${css.wide}` : css.main}>
      <div className={[css.heading, band && css.band, compact && css.compact].filter(Boolean).join(' ')}>
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        {lead && <p className={css.lead}>{lead}</p>}
        {aside}
      </div>
      <div className={css.stack}>{children}</div>
    </main>
  )
}
