const key = "token";

/** The login that outlives a reload, under the name that Dockge's page uses. */
export const storedToken = {
    read: (): string | null => localStorage.getItem(key),
    write: (token: string): void => localStorage.setItem(key, token),
    clear: (): void => localStorage.removeItem(key),
};
