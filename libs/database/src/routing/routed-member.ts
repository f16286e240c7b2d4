/** What routing needs of a server: whom to ask, and that its connections can be thrown away. */
export interface RoutedMember {
  readonly name: string;
  readonly url: string;
  /** Gives up every connection: new ones are made for what comes. */
  retire(): void;
}
