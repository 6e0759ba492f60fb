/** An Asterisk for tests that speaks AMI and FastAGI bytes and does what its verbs say. */
package hotline.cti.fake;
