/** The connections that a query waited for were thrown away before it got one: it was not sent. */
export class ConnectionsRetired extends Error {
  override readonly name = 'ConnectionsRetired';
}
