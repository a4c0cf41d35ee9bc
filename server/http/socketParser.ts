// How messages become text for a socket: as Socket.IO does it, but nothing that is sent is searched for binary data, of which
// there is none. With whole views that search took as long as working them out.
import { Decoder, type Packet } from 'socket.io-parser';

/** Its type, and the number by which it is answered. */
const headOf = ({ type, nsp, id }: Packet): string => `${type}${nsp === '/' ? '' : `${nsp},`}${id ?? ''}`;

const encode = (packet: Packet): string[] => [
  packet.data === undefined ? headOf(packet) : headOf(packet) + JSON.stringify(packet.data),
];

/** Socket.IO calls it with `new`. */
function Encoder() {
  return { encode };
}

/** For the option `parser` of a Socket.IO server. */
export const socketParser = { Encoder, Decoder };
