import { randomUUID } from 'node:crypto'
import type { TestApp } from '../harness/test-app.ts'
import type { TestPerson } from './people.ts'

/** Sends a message over HTTP. */
export const say = (
  test: TestApp,
  sessionId: string,
  as: TestPerson | null,
  content = 'I have had a cough for a week',
  clientMessageId: string = randomUUID(),
) => test.call('sendMessage', { as, params: { sessionId }, body: { content, clientMessageId } })

/** What the tables hold of a session's messages, whoever may see them. */
export const messageRows = (test: TestApp, sessionId: string) =>
  test.database.asService('test', ({ q }) =>
    q
      .selectFrom('consultation_messages')
      .selectAll()
      .where('session_id', '=', sessionId)
      .orderBy('seq')
      .execute(),
  )

/** The kinds and payloads of a session's log entries, as stored. */
export const logRows = (test: TestApp, sessionId: string) =>
  test.database.asService('test', ({ q }) =>
    q
      .selectFrom('session_events')
      .select(['seq', 'event_type', 'user_id', 'event_data'])
      .where('session_id', '=', sessionId)
      .orderBy('seq')
      .execute(),
  )

/** Lets a person wait as a guest of a session: a participant whom nobody has admitted. */
export const seatGuest = (test: TestApp, sessionId: string, guest: TestPerson) =>
  test.database.asService('test', ({ q }) =>
    q
      .insertInto('session_participants')
      .values({
        id: randomUUID(),
        session_id: sessionId,
        user_id: guest.userId,
        participant_type: 'CAREGIVER',
        display_name: guest.name,
        created_at: test.clock.now(),
      })
      .execute(),
  )
