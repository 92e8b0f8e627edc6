import { buttonLook, Icon, type IconName } from '@bedside/react'
import type { ReactNode } from 'react'
import { Link } from 'wouter'

/** A link that is the next step, in the kit's button look; it goes somewhere, so it is a link. */
export function LinkButton(props: {
  readonly to: string
  readonly kind?: 'main' | 'quiet'
  readonly icon?: IconName
  readonly wide?: boolean
  readonly children: ReactNode
}) {
  const { to, kind = 'quiet', icon, wide = false, children } = props
  return (
    <Link href={to} className={buttonLook({ kind, wide })}>
      {icon && <Icon name={icon} />}
      <span>{children}</span>
    </Link>
  )
}
