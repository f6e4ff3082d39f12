const HEADERS = 64 + 56;
const BASE = 0x400000n;

/**
 * A static ELF file of one segment: headers and code, mapped as they lie in the file.
 * @param machine of the ELF header
 */
export function staticExecutable(machine: number, code: ArrayLike<number>): Buffer {
    const file = Buffer.alloc(HEADERS + code.length);
    file.set([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1]);
    file.writeUInt16LE(2, 16);
    file.writeUInt16LE(machine, 18);
    file.writeUInt32LE(1, 20);
    file.writeBigUInt64LE(BASE + BigInt(HEADERS), 24);
    file.writeBigUInt64LE(64n, 32);
    file.writeUInt16LE(64, 52);
    file.writeUInt16LE(56, 54);
    file.writeUInt16LE(1, 56);
    file.writeUInt32LE(1, 64);
    file.writeUInt32LE(5, 68);
    file.writeBigUInt64LE(BASE, 80);
    file.writeBigUInt64LE(BASE, 88);
    file.writeBigUInt64LE(BigInt(file.length), 96);
    file.writeBigUInt64LE(BigInt(file.length), 104);
    file.writeBigUInt64LE(0x10000n, 112);
    file.set(code, HEADERS);
    return file;
}
