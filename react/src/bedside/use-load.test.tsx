// @vitest-environment happy-dom
import { ProblemError } from '@bedside/client'
import { act, cleanup, renderHook, waitFor } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { useLoad } from './use-load.ts'
import '../../test/patience.ts'

afterEach(cleanup)

const records: Record<string, string> = { 'visit-a': 'Of Ram', 'visit-b': 'Of Sita' }
const read = async (key: string) => {
  const record = records[key]
  if (!record) throw new ProblemError('not_found', 404)
  return record
}
const show = (key: string | null) =>
  renderHook(({ of }: { of: string | null }) => useLoad(of, () => read(String(of))), {
    initialProps: { of: key },
  })

test('what was read of one visit is never shown as another’s, not even where that one cannot be read', async () => {
  const { result, rerender } = show('visit-a')
  await waitFor(() => expect(result.current.value).toBe('Of Ram'))
  rerender({ of: 'visit-b' })
  expect(result.current).toMatchObject({ value: null, error: null, isLoading: true })
  await waitFor(() => expect(result.current.value).toBe('Of Sita'))
  rerender({ of: 'visit-c' })
  await waitFor(() => expect(result.current.error?.code).toBe('not_found'))
  expect(result.current.value).toBeNull()
})

test('read again it stands until the new reading is there, also where that fails', async () => {
  const { result } = show('visit-a')
  await waitFor(() => expect(result.current.value).toBe('Of Ram'))
  delete records['visit-a']
  act(() => result.current.reload())
  expect(result.current).toMatchObject({ value: 'Of Ram', isLoading: true })
  await waitFor(() => expect(result.current.error?.code).toBe('not_found'))
  expect(result.current.value).toBe('Of Ram')
})
