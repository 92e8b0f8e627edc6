import { Button } from '../../kit/button/button.tsx'
import { Dialog } from '../../kit/dialog/dialog.tsx'
import { useText } from '../../text/text-provider.tsx'
import css from './controls.module.css'

const keys = [
  ['M', 'keys.mic'],
  ['V', 'keys.camera'],
  ['T', 'keys.chat'],
  ['N', 'keys.notes'],
  ['?', 'keys.list'],
  ['Esc', 'keys.escape'],
] as const

/** What {@link KeyList} takes. */
export interface KeyListProps {
  readonly singleKeys: boolean
  setSingleKeys(on: boolean): void
  /** The visit has notes beside it. */
  readonly hasNotes?: boolean
  onClose(): void
}

/** The keys of the room, and their one switch. */
export function KeyList({ singleKeys, setSingleKeys, hasNotes, onClose }: KeyListProps) {
  const t = useText()
  return (
    <Dialog
      title={t('keys.title')}
      onClose={onClose}
      actions={<Button onClick={onClose}>{t('keys.close')}</Button>}
    >
      <p>{t('keys.why')}</p>
      <dl className={css.keyList}>
        {keys
          .filter(([key]) => key !== 'N' || hasNotes)
          .map(([key, words]) => (
            <div key={key}>
              <dt>
                <kbd>{key}</kbd>
              </dt>
              <dd>{t(words)}</dd>
            </div>
          ))}
      </dl>
      <label className={css.keys}>
        <input
          type="checkbox"
          checked={singleKeys}
          onChange={(event) => setSingleKeys(event.currentTarget.checked)}
        />
        {t('room.keys')}
      </label>
    </Dialog>
  )
}
