import { Skeleton, type SkeletonProps } from '@bedside/react'
import type { ReactNode } from 'react'
import { ProblemNotice } from './problem-notice.tsx'

interface Query<Data> {
  readonly data: Data | undefined
  readonly error: unknown
  readonly refetch: () => unknown
}

/** Shows what was read; until then its shape, and after a failure what to do. What was loaded once stays. */
export function Loaded<Data>(props: {
  readonly query: Query<Data>
  readonly shape: SkeletonProps['shape']
  readonly count?: number
  readonly children: (data: Data) => ReactNode
}) {
  const { query, shape, count = 1, children } = props
  if (query.data !== undefined) return children(query.data)
  if (query.error) return <ProblemNotice error={query.error} onRetry={() => query.refetch()} />
  return <Skeleton shape={shape} count={count} />
}
