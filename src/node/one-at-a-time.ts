import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'

/** Requests that one connection may send before the first of them is answered. No browser sends a second one. */
const MOST = 100

/**
 * Answers the requests of one connection one after the other. Node hands over all that were sent at once; so that nobody who has gone, or
 * asks for the dearest page a hundred times in one breath, keeps others waiting.
 */
export function oneAtATime(answer: RequestListener): RequestListener {
  const queues = new WeakMap<Socket, (() => void)[]>()
  const run = (incoming: IncomingMessage, outgoing: ServerResponse & { req: IncomingMessage }): void => {
    const { socket } = incoming
    outgoing.once('close', () => {
      const next = socket.destroyed ? undefined : queues.get(socket)?.shift()
      if (next) next()
      else queues.delete(socket)
    })
    answer(incoming, outgoing)
  }
  return (incoming, outgoing) => {
    const { socket } = incoming
    const queue = queues.get(socket)
    if (!queue) {
      queues.set(socket, [])
      run(incoming, outgoing)
    } else if (queue.length < MOST) queue.push(() => run(incoming, outgoing))
    else socket.destroy()
  }
}
