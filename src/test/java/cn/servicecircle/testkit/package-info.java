/** What tests stand on: real servers, a clock that obeys, clients that check the contract. */
package cn.servicecircle.testkit;
