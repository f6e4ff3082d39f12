/** An address that a link may lead to: what a server says can be anything, a script among it. */
export function webAddress(address: string | null | undefined): string | null {
    return /^https?:\/\/[^\s]+$/i.test(address ?? "") ? address! : null;
}
