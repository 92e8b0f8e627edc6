import { Button, Dialog } from '@bedside/react'
import { useWords } from '../../../text/web-texts.ts'
import css from './desk.module.css'

/** The keys of the desk and of the visit, and whether single ones are on. */
export function KeysDialog({ singleKeys, onClose }: { singleKeys: boolean; onClose: () => void }) {
  const t = useWords()
  const desk = [
    [t('desk.keys-arrows'), t('desk.keys-move')],
    ['Enter', t('desk.keys-open')],
    ['A', t('desk.keys-admit')],
    ['?', t('desk.keys-list')],
  ] as const
  const room = [
    ['M', t('desk.keys-microphone')],
    ['V', t('desk.keys-camera')],
    ['T', t('desk.keys-chat')],
    ['N', t('desk.keys-notes')],
  ] as const
  const rows = (keys: typeof desk | typeof room) => (
    <dl className={css.facts}>
      {keys.map(([key, deed]) => (
        <div key={key} className={css.keyRow}>
          <dt>
            <kbd className={css.kbd}>{key}</kbd>
          </dt>
          <dd>{deed}</dd>
        </div>
      ))}
    </dl>
  )
  return (
    <Dialog
      title={t('desk.keys-title')}
      onClose={onClose}
      actions={<Button onClick={onClose}>{t('desk.keys-close')}</Button>}
    >
      {!singleKeys && <p>{t('desk.keys-off')}</p>}
      {rows(desk)}
      <h3>{t('desk.keys-room')}</h3>
      {rows(room)}
    </Dialog>
  )
}
