/** The domain whose names the lab's DNS server knows. */
export const labDomain = 'scaleout.test';
