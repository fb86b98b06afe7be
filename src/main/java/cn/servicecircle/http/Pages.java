package cn.servicecircle.http;

import io.vertx.ext.web.Router;

/** Routes outside the contract, for people and for operators. */
interface Pages {
    void addTo(Router router);
}
