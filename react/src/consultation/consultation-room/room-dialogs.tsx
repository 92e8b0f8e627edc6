import { Button } from '../../kit/button/button.tsx'
import { Dialog } from '../../kit/dialog/dialog.tsx'
import { useText } from '../../text/text-provider.tsx'

/** What both dialogs take. */
export interface RoomDialogProps {
  readonly busy: boolean
  onConfirm(): void
  onClose(): void
}

/** Leaving is not ending: says so before it happens. */
export function LeaveDialog({ busy, onConfirm, onClose }: RoomDialogProps) {
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
export function EndDialog(props: RoomDialogProps & { readonly name: string }) {
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
