package hotline.cti;

import hotline.acd.engine.Acd;
import hotline.ivr.run.CustomerDesk;
import hotline.ivr.sound.Prompts;

/**
 * What a caller's script needs from outside.
 *
 * @param register keeps who called
 * @param flows which flow greets whom
 * @param desk what flows may ask about customers
 */
public record CallerPorts(
        Acd acd,
        CallRegister register,
        FlowDirectory flows,
        AgentDirectory agents,
        CustomerDesk desk,
        Prompts prompts) {}
