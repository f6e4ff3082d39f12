/** What a compose file says, as plain values. */
export type Value = null | boolean | number | string | Value[] | { [key: string]: Value };
export type Section = Record<string, Value>;

/**
 * One change of a compose file as the repository writes it. `set`: the value of a key, `from` or `to` absent where the
 * key is new or goes. `item`: likewise an item of the list at `path`; `after` is the item before a new one.
 */
export interface Edit {
    kind: "set" | "item";
    path: string[];
    from?: Value;
    to?: Value;
    after?: Value;
}
