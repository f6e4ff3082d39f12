/** The deployment that the address names: links from a forge lead to it. Null when there is none. */
export function linkedDeployment(search: string): number | null {
    const id = Number(new URLSearchParams(search).get("deployment"));
    return Number.isSafeInteger(id) && id > 0 ? id : null;
}
