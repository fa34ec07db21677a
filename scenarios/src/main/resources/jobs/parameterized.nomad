# Waits to be dispatched: nomad job dispatch -meta unit=NAME parameterized FILE
job "parameterized" {
  datacenters = ["dc1"]
  type        = "batch"

  meta {
    seconds = "0"
  }

  parameterized {
    payload       = "required"
    meta_required = ["unit"]
  }

  group "units" {
    task "unit" {
      driver = "raw_exec"

      dispatch_payload {
        file = "payload"
      }

      # Its marks hold what it was sent.
      config {
        command = "bash"
        args = ["-ec", <<-EOT
          echo >> $NOMAD_ALLOC_DIR/attempts
          attempt=$NOMAD_ALLOC_ID.$(wc -l < $NOMAD_ALLOC_DIR/attempts)
          mark() { consul kv put -cas -modify-index=0 marks/$NOMAD_META_unit/$attempt/$1 @$NOMAD_TASK_DIR/payload; }

          mark begun
          sleep $NOMAD_META_seconds
          mark done
        EOT
        ]
      }

      resources {
        cpu    = 50
        memory = 16
      }
    }
  }
}
