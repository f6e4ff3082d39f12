import { isIPv6 } from "node:net";

const AF_INET = 2;
const AF_INET6 = 10;
const BYTES = 28;

function bytesOfV6(address: string): number[] {
    const [head = "", tail] = address.split("%")[0]!.split("::");
    const groups = (text: string) => (text === "" ? [] : text.split(":").map((group) => parseInt(group, 16)));
    const front = groups(head);
    const back = tail === undefined ? [] : groups(tail);
    const all = [...front, ...Array<number>(8 - front.length - back.length).fill(0), ...back];
    return all.flatMap((group) => [group >> 8, group & 0xff]);
}

/** As Linux on a little-endian processor takes it in connect(2), filled up to the longer of both kinds. */
export function socketAddress(address: string, port: number): Buffer {
    const bytes = Buffer.alloc(BYTES);
    bytes.writeUInt16LE(isIPv6(address) ? AF_INET6 : AF_INET, 0);
    bytes.writeUInt16BE(port, 2);
    bytes.set(isIPv6(address) ? bytesOfV6(address) : address.split(".").map(Number), isIPv6(address) ? 8 : 4);
    return bytes;
}
