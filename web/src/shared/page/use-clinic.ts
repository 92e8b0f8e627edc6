import { useEffect } from 'react'
import { useRead } from '../api/use-read.ts'
import { learnServerTime } from '../time/clock.ts'

/** The clinic's name and numbers; also sets the page's clock by the server's. */
export function useClinic() {
  const query = useRead('getClinic', {})
  const { data, dataUpdatedAt } = query
  useEffect(() => {
    if (data) learnServerTime(data.serverTime, dataUpdatedAt)
  }, [data, dataUpdatedAt])
  return query
}
