package hotline.cti;

import hotline.acd.engine.Acd;
import hotline.ivr.flow.OutsideNumbers;
import hotline.ivr.run.BusinessRequest;
import hotline.ivr.run.CustomerDesk;
import hotline.ivr.run.IdentityCheck;
import hotline.ivr.run.QueueForecast;
import hotline.ivr.sound.Prompts;
import hotline.ivr.sound.Substitutes;
import java.time.Clock;

/**
 * What a caller's script needs from outside.
 *
 * @param register keeps who called
 * @param flows which flow greets whom
 * @param desk what flows may ask about customers
 * @param forecast what callers who wait are told
 * @param substitutes of recordings that are missing
 * @param clock in the centre's time zone, for opening hours
 * @param callbacks who may be called back, and where
 * @param business the systems flows may ask
 * @param identity whether callers are who their numbers say
 * @param messages what callers leave for agents
 * @param diaries where they are promised calls
 * @param entries what agents are to see of that which they enter
 * @param surveys what they are asked after a conversation
 * @param emergencies what is switched on for numbers and queues
 * @param outside numbers they may be transferred to
 * @param recordings what is recorded of conversations
 */
public record CallerPorts(
        Acd acd,
        CallRegister register,
        FlowDirectory flows,
        AgentDirectory agents,
        CustomerDesk desk,
        QueueForecast forecast,
        Prompts prompts,
        Substitutes substitutes,
        Clock clock,
        Callbacks callbacks,
        BusinessRequest business,
        IdentityCheck identity,
        MessageBoxes messages,
        CallbackDiaries diaries,
        EntryBooks entries,
        Surveys surveys,
        EmergencyAnnouncements emergencies,
        OutsideNumbers outside,
        Recordings recordings) {}
