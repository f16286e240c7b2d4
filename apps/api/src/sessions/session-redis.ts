/** Token under which the connection to the session Redis is provided. */
export const SESSION_REDIS = Symbol('SESSION_REDIS');
