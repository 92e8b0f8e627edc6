import { describe, expect, it } from 'vitest'
import { aConfirmedVisit, aPatient, startTestApp } from '../../test/harness/index.ts'

const test = await startTestApp()
const { sessionLog } = test.app.doors

const asPerson = ({ userId }: { userId: string }, role: 'PATIENT' | 'DOCTOR' = 'PATIENT') => ({
  userId,
  role,
})

describe('the session log', () => {
  it('numbers entries 1, 2, 3 without gap or repeat, however many write at once and some fail', async () => {
    const { patient, doctor, sessionId } = await aConfirmedVisit(test)
    const say = (fails: boolean, who: typeof patient, role: 'PATIENT' | 'DOCTOR') =>
      test.database.asPerson(asPerson(who, role), async (tx) => {
        const seq = await sessionLog.append(tx, sessionId, { eventType: 'video_muted', userId: who.userId })
        if (fails) throw new Error('taken back')
        return seq
      })
    const results = await Promise.allSettled(
      Array.from({ length: 24 }, (_one, index) =>
        index % 2 === 0 ? say(index % 6 === 0, patient, 'PATIENT') : say(false, doctor, 'DOCTOR'),
      ),
    )
    const seqs = results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []))
    expect(seqs.sort((one, other) => one - other)).toEqual(
      Array.from({ length: 20 }, (_one, index) => index + 2),
    )
    const read = await test.database.asPerson(asPerson(patient), async (tx) => ({
      head: await sessionLog.head(tx, sessionId),
      after: await sessionLog.list(tx, sessionId, 19, 100),
    }))
    expect(read.head).toBe(21)
    expect(read.after.map(({ seq }) => seq)).toEqual([20, 21])
  })

  it('takes no entry from a stranger, and none in another’s name', async () => {
    const { patient, doctor, sessionId } = await aConfirmedVisit(test)
    const stranger = await aPatient(test)
    const append = (who: typeof patient, userId: string) =>
      test.database.asPerson(asPerson(who), (tx) =>
        sessionLog.append(tx, sessionId, { eventType: 'video_muted', userId }),
      )
    await expect(append(stranger, stranger.userId)).rejects.toMatchObject({ code: '42501' })
    await expect(append(patient, doctor.userId)).rejects.toMatchObject({ code: '42501' })
    const seen = await test.database.asPerson(asPerson(stranger), async (tx) => ({
      head: await sessionLog.head(tx, sessionId),
      items: await sessionLog.list(tx, sessionId, 0, 100),
    }))
    expect(seen).toEqual({ head: 0, items: [] })
    const own = await test.database.asPerson(asPerson(patient), (tx) => sessionLog.head(tx, sessionId))
    expect(own).toBe(1)
  })

  it('wakes whoever waits only once the entry is committed', async () => {
    const { patient, sessionId } = await aConfirmedVisit(test)
    const { realtime } = test.app.platform
    const news = realtime
      .waitForNews(sessionId, 10_000)
      .then(() => test.database.asPerson(asPerson(patient), (tx) => sessionLog.head(tx, sessionId)))
    await test.database.asPerson(asPerson(patient), (tx) =>
      sessionLog.append(tx, sessionId, { eventType: 'audio_muted', userId: patient.userId }),
    )
    expect(await news).toBe(2)
  })
})
