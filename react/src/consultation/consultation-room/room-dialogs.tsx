import { Button } from '../../kit/button/button.tsx'
import { Dialog } from '../../kit/dialog/dialog.tsx'
import { KeyList, type KeyListProps } from '../../media/controls/key-list.tsx'
import { useText } from '../../text/text-provider.tsx'

/** What may lie over the running call, one at a time. */
export type RoomDialogName = 'leave' | 'end' | 'keys'

/** What both questions take. */
interface QuestionProps {
  readonly busy: boolean
  onConfirm(): void
  onClose(): void
}

/** Leaving is not ending: says so before it happens. */
function LeaveDialog({ busy, onConfirm, onClose }: QuestionProps) {
  const t = useText()
  return (
    <Dialog
      title={t('room.leaveTitle')}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t('room.leaveStay')}</Button>
          <Button kind="danger" icon="leave" busy={busy} onClick={onConfirm}>
            {t('room.leave')}
          </Button>
        </>
      }
    >
      <p>{t('room.leaveText')}</p>
    </Dialog>
  )
}

/** The doctor ends the visit for both, or only leaves. */
function EndDialog(props: QuestionProps & { readonly name: string }) {
  const t = useText()
  return (
    <Dialog
      title={t('room.endTitle')}
      onClose={props.onClose}
      actions={
        <>
          <Button onClick={props.onClose}>{t('room.endStay')}</Button>
          <Button kind="danger" icon="end" busy={props.busy} onClick={props.onConfirm}>
            {t('room.end')}
          </Button>
        </>
      }
    >
      <p>{t('room.endText', { name: props.name })}</p>
    </Dialog>
  )
}

/** What {@link RoomDialog} takes. */
export interface RoomDialogProps {
  readonly asking: RoomDialogName
  /** Of the other person. */
  readonly name: string
  readonly busy: boolean
  readonly confirm: { leave(): void; end(): void }
  readonly keys: Omit<KeyListProps, 'onClose'>
  onClose(): void
}

/** The question before leaving or ending, or the list of keys. */
export function RoomDialog({ asking, name, busy, confirm, keys, onClose }: RoomDialogProps) {
  if (asking === 'keys') return <KeyList {...keys} onClose={onClose} />
  if (asking === 'leave') return <LeaveDialog busy={busy} onConfirm={confirm.leave} onClose={onClose} />
  return <EndDialog name={name} busy={busy} onConfirm={confirm.end} onClose={onClose} />
}
