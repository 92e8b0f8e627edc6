import { Page } from '../../shared/page/page.tsx'
/** Soon. */
export function DeskPage(_props: Record<string, unknown>) {
  return (
    <Page title="DeskPage">
      <p />
    </Page>
  )
}
