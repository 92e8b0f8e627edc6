import { Page } from '../../shared/page/page.tsx'
/** Soon. */
export function VisitPage(_props: Record<string, unknown>) {
  return (
    <Page title="VisitPage">
      <p />
    </Page>
  )
}
