/** One message of the interface: a text, or one text for one thing and one for several. */
export type Message = string | { one: string; other: string };
