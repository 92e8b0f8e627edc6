import { type KeyboardEvent, type ReactNode, useId, useRef } from 'react'
import { Button } from '../../kit/button/button.tsx'
import { Hidden } from '../../kit/hidden/hidden.tsx'
import { useFormats } from '../../text/formats.ts'
import { useText } from '../../text/text-provider.tsx'
import type { ChosenTab, RoomSide, SideTab } from './room-side.ts'
import css from './side.module.css'

/** What {@link SideTabs} takes. */
export interface SideTabsProps extends ChosenTab {
  readonly side: RoomSide
  /** The chat; absent where it stands elsewhere, null while nobody looks at it, so that nothing is marked as read. */
  readonly chat?: ReactNode
  /** Messages nobody looked at yet. */
  readonly unread?: number
  /** Where the side lies over the picture and can be put away. */
  onClose?: (() => void) | undefined
}

/** Tabs beside the visit; what is written in one stays while another is looked at. */
export function SideTabs({ side, chat, unread = 0, tab: chosen, setTab, onClose }: SideTabsProps) {
  const t = useText()
  const formats = useFormats()
  // The chat was chosen where it had a tab, and now stands elsewhere.
  const tab = chosen === 'chat' && chat === undefined ? 'notes' : chosen
  const tabs: readonly { id: SideTab; title: string; content: ReactNode }[] = [
    { id: 'patient', title: t('side.patient'), content: side.patient },
    { id: 'notes', title: t('room.notes'), content: side.notes },
    ...(chat === undefined ? [] : [{ id: 'chat' as const, title: t('room.chat'), content: chat }]),
  ]
  const id = useId()
  const list = useRef<HTMLDivElement>(null)
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
    if (!step) return
    const isRtl = getComputedStyle(event.currentTarget).direction === 'rtl'
    const at = tabs.findIndex((one) => one.id === tab) + (isRtl ? -step : step)
    const next = tabs[(at + tabs.length) % tabs.length]
    if (!next) return
    setTab(next.id)
    list.current?.querySelector<HTMLElement>(`#${CSS.escape(`${id}-tab-${next.id}`)}`)?.focus()
  }
  return (
    <section className={css.side} aria-label={t('side.name')} data-bs-theme="light">
      <div className={css.head}>
        <div ref={list} className={css.tabs} role="tablist" aria-label={t('side.name')} onKeyDown={onKeyDown}>
          {tabs.map((one) => (
            <button
              key={one.id}
              type="button"
              role="tab"
              id={`${id}-tab-${one.id}`}
              aria-selected={tab === one.id}
              aria-controls={`${id}-panel-${one.id}`}
              tabIndex={tab === one.id ? 0 : -1}
              className={css.tab}
              onClick={() => setTab(one.id)}
            >
              {one.title}
              {one.id === 'chat' && unread > 0 && (
                <>
                  {' '}
                  <span className={css.unread} aria-hidden="true">
                    {formats.number(unread)}
                  </span>
                  <Hidden>{t('chat.newest', { count: unread })}</Hidden>
                </>
              )}
            </button>
          ))}
        </div>
        {onClose && (
          <Button icon="close" onClick={onClose}>
            {t('side.close')}
          </Button>
        )}
      </div>
      {tabs.map((one) => (
        <div
          key={one.id}
          role="tabpanel"
          id={`${id}-panel-${one.id}`}
          aria-labelledby={`${id}-tab-${one.id}`}
          className={css.panel}
          data-panel={one.id}
          hidden={tab !== one.id}
        >
          {one.content}
        </div>
      ))}
    </section>
  )
}
