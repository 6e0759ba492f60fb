package hotline.cti;

import hotline.cti.ami.AmiStatus;

/**
 * How the bridge is, for people.
 *
 * @param visits channels that are in a script of ours at this moment
 * @param repairs differences between the core's state and the legs that no event had told; 0 in quiet operation
 * @param comparisons how often legs were compared
 */
public record CtiStatus(AmiStatus ami, int agiPort, int visits, long repairs, long comparisons) {}
