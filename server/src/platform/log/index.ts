import { destination, type Logger, pino } from 'pino'

export type Log = Logger

/**
 * JSON lines on standard output. Ids, codes and counts only: never a name, an address, a token or a message's text.
 * @param level `silent` in tests that do not look at the log
 */
export function createLog(level: string): Log {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      // Errors are named by class and SQLSTATE; their messages may quote a value.
      serializers: {
        err: (error: Error & { code?: string }) => ({
          name: error.name,
          code: error.code,
          stack: stackWithoutMessage(error),
        }),
      },
      redact: {
        paths: ['*.password', '*.token', '*.authorization', '*.cookie', '*.content', '*.email'],
        censor: '[hidden]',
      },
    },
    destination({ sync: true }),
  )
}

function stackWithoutMessage(error: Error) {
  return (error.stack ?? '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 12)
    .join('\n')
}
