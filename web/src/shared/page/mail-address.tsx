import { Fragment } from 'react'

/**
 * An e-mail address as it stands in a text: it goes on in the next line only after its @ or one of its dots, and never turns round.
 * Nothing is put into it: it can be found and copied whole.
 */
export function MailAddress({ children }: { children: string }) {
  const parts = children.match(/[^@.]*[@.]|[^@.]+/g) ?? []
  return (
    <bdi dir="ltr" translate="no">
      {parts.map((part, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one address keep their places
        <Fragment key={place}>
          {place > 0 && <wbr />}
          {part}
        </Fragment>
      ))}
    </bdi>
  )
}
