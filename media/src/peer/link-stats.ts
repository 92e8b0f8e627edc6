import type { MediaStats } from '../port.ts'

/** What one reading of a connection's statistics says, with the running totals the next reading needs. */
export interface Reading {
  readonly stats: MediaStats
  /** Grows with every packet or connectivity check that arrives; stands still on a dead path. */
  readonly activity: number
  readonly atMs: number
  readonly bytes: number
  readonly packets: number
  readonly lost: number
  readonly samples: number
  readonly concealed: number
}

type Row = Record<string, number | string | undefined>

/** Reads `RTCPeerConnection.getStats` (W3C webrtc-stats) and compares it with the reading before. */
export function readStats(
  identity: string,
  report: RTCStatsReport,
  before: Reading | null,
  atMs: number,
): Reading {
  const rows = [...(report as unknown as Map<string, Row>).values()]
  const inbound = rows.filter((row) => row.type === 'inbound-rtp')
  const audio = inbound.filter((row) => row.kind === 'audio')
  const transport = rows.find((row) => row.type === 'transport')
  const pair = rows.find((row) => row.id === transport?.selectedCandidatePairId)
  const totals = {
    bytes: number(transport?.bytesReceived),
    packets: sum(inbound, 'packetsReceived'),
    lost: sum(inbound, 'packetsLost'),
    samples: sum(audio, 'totalSamplesReceived'),
    concealed: sum(audio, 'concealedSamples'),
    atMs,
  }
  return {
    ...totals,
    activity: totals.bytes + number(pair?.responsesReceived) + number(pair?.requestsReceived),
    stats: {
      identity,
      framesDecoded: sum(inbound, 'framesDecoded'),
      audioPackets: sum(audio, 'packetsReceived'),
      audioEnergy: sum(audio, 'totalAudioEnergy'),
      audioLevel: Math.max(0, ...audio.map((row) => number(row.audioLevel))),
      roundTripMs:
        pair?.currentRoundTripTime === undefined ? null : number(pair.currentRoundTripTime) * 1_000,
      ...rates(totals, before),
    },
  }
}

function rates(now: Omit<Reading, 'stats' | 'activity'>, before: Reading | null) {
  if (!before || now.atMs <= before.atMs)
    return { lossPercent: null, receivedKbps: null, concealedPercent: null }
  const packets = now.packets - before.packets
  const lost = Math.max(0, now.lost - before.lost)
  return {
    lossPercent: percent(lost, packets + lost),
    receivedKbps: Math.max(0, (now.bytes - before.bytes) * 8) / (now.atMs - before.atMs),
    concealedPercent: percent(now.concealed - before.concealed, now.samples - before.samples),
  }
}

const number = (value: unknown) => (typeof value === 'number' ? value : 0)
const sum = (rows: Row[], key: string) => rows.reduce((total, row) => total + number(row[key]), 0)
const percent = (part: number, whole: number) => (whole > 0 ? Math.min(100, (part / whole) * 100) : null)
