import type { ServerResponse } from 'node:http'

/** Answers with an empty page that runs the script, or with the script itself. */
export function servePage(path: string, script: string, response: ServerResponse): void {
  const isScript = path === '/page.js'
  response.setHeader('content-type', isScript ? 'text/javascript' : 'text/html')
  response.end(
    isScript
      ? script
      : '<!doctype html><title>test</title><link rel="icon" href="data:,"><body><script type="module" src="/page.js"></script>',
  )
}
