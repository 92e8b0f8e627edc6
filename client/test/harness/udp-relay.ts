import { createSocket, type Socket } from 'node:dgram'
import type { AddressInfo } from 'node:net'

/**
 * A bad cable between two browsers on one machine: stands before each ICE candidate, so that every packet of the
 * call passes here and can be cut. Candidates gathered after a cut go by fresh, whole paths, as after a change of network.
 */
export class UdpRelay {
  readonly #fronts = new Map<string, number>()
  readonly #sockets = new Set<Socket>()
  #generation = 0
  #cutBefore = 0
  packets = 0

  /** The port on 127.0.0.1 that stands for this address. */
  async portFor(address: string, port: number): Promise<number> {
    const key = `${address}:${port}`
    const known = this.#fronts.get(key)
    if (known) return known
    const generation = this.#generation
    const front = await this.#open()
    const backs = new Map<string, Socket>()
    front.on('message', (data, from) => {
      const way = `${from.address}:${from.port}`
      void this.#backFor(backs, way, (reply) =>
        this.#pass(generation, front, reply, from.port, from.address),
      ).then((back) => this.#pass(generation, back, data, port, address))
    })
    const made = (front.address() as AddressInfo).port
    this.#fronts.set(key, made)
    return made
  }

  /** Every path that exists now goes dead, without a word to anyone. */
  cut(): void {
    this.#generation += 1
    this.#cutBefore = this.#generation
    this.#fronts.clear()
  }

  close(): void {
    for (const socket of this.#sockets) socket.close()
  }

  async #backFor(backs: Map<string, Socket>, way: string, reply: (data: Buffer) => void): Promise<Socket> {
    const known = backs.get(way)
    if (known) return known
    const back = await this.#open()
    backs.set(way, back)
    back.on('message', reply)
    return back
  }

  #pass(generation: number, socket: Socket, data: Buffer, port: number, address: string): void {
    if (generation < this.#cutBefore) return
    this.packets += 1
    socket.send(data, port, address)
  }

  async #open(): Promise<Socket> {
    const socket = createSocket('udp4')
    this.#sockets.add(socket)
    await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve))
    return socket
  }
}
