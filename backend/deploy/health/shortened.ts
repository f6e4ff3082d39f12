/** Cut between words: half of a secret would not be known as one. */
export function shortened(line: string, most: number): string {
    return line.length <= most ? line : `${line.slice(0, most).replace(/\S*$/, "")}…`;
}
