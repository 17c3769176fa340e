"""What CloudFormation does and moto does not: one kind of table, retained resources, protection against termination."""

import warnings
from typing import Any

from moto.cloudformation import responses
from moto.cloudformation.exceptions import CloudFormationError, ValidationError
from moto.cloudformation.models import ChangeSet, CloudFormationBackend, Stack, cloudformation_backends
from moto.cloudformation.parsing import ResourceMap
from moto.cloudformation.responses import CloudFormationResponse
from moto.core.common_models import CloudFormationModel
from moto.core.responses import ActionResult, EmptyResult
from moto.dynamodb.models.table import Table
from moto.sns.models import Topic, sns_backends


def deploy_as_aws_does() -> None:
    """From now on, stacks are deployed and taken away as CloudFormation does it."""
    _read_templates_here()
    _keep_previous_parameters()
    _share_exports()
    _import_resources()
    _find_change_sets_by_stack()
    _retain_on_delete()
    _retain_on_update()
    _protect_from_termination()


class GlobalTable(CloudFormationModel):
    """AWS::DynamoDB::GlobalTable in one region, which is a table like any other."""

    # moto counts its models by the service that the module's name says.
    __module__ = "moto.dynamodb.models"

    @staticmethod
    def cloudformation_name_type() -> str:
        return "TableName"

    @staticmethod
    def cloudformation_type() -> str:
        return "AWS::DynamoDB::GlobalTable"

    @classmethod
    def has_cfn_attr(cls, attr: str) -> bool:
        return attr in ("Arn", "StreamArn", "TableId")

    @classmethod
    def create_from_cloudformation_json(
        cls, resource_name: str, cloudformation_json: dict[str, Any], account_id: str, region_name: str, **more: Any
    ) -> Table:
        properties = dict(cloudformation_json["Properties"])
        (replica,) = properties.pop("Replicas")
        if replica["Region"] != region_name:
            raise ValidationError(message="A global table has a replica in its own region")
        properties["DeletionProtectionEnabled"] = replica.get("DeletionProtectionEnabled", False)
        return Table.create_from_cloudformation_json(
            resource_name, {"Properties": properties}, account_id, region_name, **more
        )


# What nothing in moto acts on: it is part of the stack, under a name and an ARN, and is otherwise left alone.
RECORDED = {
    "AWS::CloudFront::Distribution": "",
    "AWS::CloudFront::OriginAccessControl": "",
    "AWS::CloudFront::ResponseHeadersPolicy": "",
    "AWS::CloudWatch::Alarm": "AlarmName",
    "AWS::Lambda::EventInvokeConfig": "",
    "AWS::S3::BucketPolicy": "",
    "AWS::SNS::TopicPolicy": "",
    "AWS::SQS::QueuePolicy": "",
    "AWS::Scheduler::Schedule": "Name",
}


class _Recorded:
    def __init__(self, name: str, arn: str):
        self.physical_resource_id = name
        self.type = self.cloudformation_type()  # type: ignore[attr-defined]
        self.arn = arn

    def get_cfn_attribute(self, attribute_name: str) -> str:
        return self.arn if attribute_name == "Arn" else f"{self.physical_resource_id}-{attribute_name}"

    def delete(self, account_id: str, region_name: str) -> None:
        """Nothing is left of it."""

    @classmethod
    def has_cfn_attr(cls, attr: str) -> bool:
        return True

    @classmethod
    def create_from_cloudformation_json(
        cls, resource_name: str, cloudformation_json: Any, account_id: str, region_name: str, **more: Any
    ) -> "_Recorded":
        _, service, kind = cls.cloudformation_type().split("::")  # type: ignore[attr-defined]
        arn = f"arn:aws:{service.lower()}:{region_name}:{account_id}:{kind.lower()}:{resource_name}"
        return cls(resource_name, arn)

    @classmethod
    def update_from_cloudformation_json(
        cls,
        original_resource: "_Recorded",
        new_resource_name: str,
        cloudformation_json: Any,
        account_id: str,
        region_name: str,
    ) -> "_Recorded":
        return original_resource


def _record(kind: str, name_property: str) -> type:
    service = kind.split("::")[1].lower()
    return type(
        kind.replace("::", ""),
        (_Recorded, CloudFormationModel),
        {
            "__module__": f"moto.{service}.models",
            "cloudformation_type": staticmethod(lambda: kind),
            "cloudformation_name_type": staticmethod(lambda: name_property),
        },
    )


# Kept, because moto looks for the classes that there are.
_MODELS = [_record(kind, name_property) for kind, name_property in RECORDED.items()]


def _read_templates_here() -> None:
    """A template in a bucket may be named by the address of this machine, and not only by its name."""
    read = responses.get_stack_from_s3_url

    def reading(template_url: str, account_id: str, partition: str) -> str:
        return read(template_url.replace("127.0.0.1", "localhost"), account_id=account_id, partition=partition)

    responses.get_stack_from_s3_url = reading


def _keep_previous_parameters() -> None:
    """The previous value of a parameter that names one of Systems Manager is what was found there, and no name."""
    parse = ResourceMap.parse_ssm_parameter

    def parsing(self: ResourceMap, value: str, value_type: str) -> str:
        return parse(self, value, value_type) if value.startswith("/") else value

    ResourceMap.parse_ssm_parameter = parsing  # type: ignore[method-assign]


def _share_exports() -> None:
    """A stack that a change set makes knows what other stacks export, and they what it exports."""
    initialise = Stack.__init__
    apply = ChangeSet.apply

    def initialising(self: Stack, *more: Any, **named: Any) -> None:
        initialise(self, *more, **named)
        exports = cloudformation_backends[self.account_id][self.region_name].exports
        self.cross_stack_resources = exports
        self.resource_map.cross_stack_resources = exports

    def applying(self: ChangeSet) -> None:
        apply(self)
        self.stack.template = self.template
        self.stack._parse_template()
        self.stack.output_map = self.stack._create_output_map()
        for export in self.stack.exports:
            self.stack.cross_stack_resources[export.name] = export

    Stack.__init__ = initialising  # type: ignore[method-assign]
    ChangeSet.apply = applying  # type: ignore[method-assign]


def _import_resources() -> None:
    """A topic that is there can be imported into a stack, and cannot be made by one."""
    create_change_set = CloudFormationResponse.create_change_set
    create_topic = Topic.create_from_cloudformation_json.__func__  # type: ignore[attr-defined]
    apply = ChangeSet.apply
    importing: list[ChangeSet] = []

    def creating(self: CloudFormationResponse) -> ActionResult:
        if self._get_param("ChangeSetType") != "IMPORT":
            return create_change_set(self)
        name = self._get_param("StackName")
        is_there = any(stack.name == name for stack in self.cloudformation_backend.stacks.values())
        param = self._get_param
        kind = {"ChangeSetType": "UPDATE" if is_there else "CREATE"}
        self._get_param = lambda asked, *default: kind.get(asked) or param(asked, *default)  # type: ignore[method-assign]
        result = create_change_set(self)
        self.cloudformation_backend.change_sets[result.result["Id"]].is_import = True  # type: ignore[attr-defined]
        return result

    def applying(self: ChangeSet) -> None:
        if getattr(self, "is_import", False):
            importing.append(self)
        try:
            apply(self)
        finally:
            importing.clear()

    def topic_created(
        cls: type[Topic], resource_name: str, cloudformation_json: Any, account_id: str, region_name: str, **more: Any
    ) -> Topic:
        topics = sns_backends[account_id][region_name].topics
        if not importing and any(topic.name == resource_name for topic in topics.values()):
            raise ValidationError(message=f"Topic {resource_name} already exists")
        created: Topic = create_topic(cls, resource_name, cloudformation_json, account_id, region_name, **more)
        return created

    CloudFormationResponse.create_change_set = creating  # type: ignore[method-assign]
    ChangeSet.apply = applying  # type: ignore[method-assign]
    Topic.create_from_cloudformation_json = classmethod(topic_created)  # type: ignore[method-assign,assignment]


class _ChangeSetNotFound(CloudFormationError):
    code = "ChangeSetNotFound"


def _find_change_sets_by_stack() -> None:
    """Change sets of several stacks may have one name; who asks for one that is not there is told so."""

    def asked(self: CloudFormationResponse) -> list[str]:
        name, stack = self._get_param("ChangeSetName"), self._get_param("StackName")
        return [
            change_set_id
            for change_set_id, change_set in self.cloudformation_backend.change_sets.items()
            if change_set_id == name
            or (change_set.change_set_name == name and stack in (change_set.stack_name, change_set.stack_id))
        ]

    def newest(self: CloudFormationResponse) -> str:
        found = asked(self)
        if not found:
            raise _ChangeSetNotFound(f"ChangeSet [{self._get_param('ChangeSetName')}] does not exist")
        return found[-1]

    def describe_change_set(self: CloudFormationResponse) -> ActionResult:
        return ActionResult(self.cloudformation_backend.describe_change_set(newest(self)))

    def execute_change_set(self: CloudFormationResponse) -> ActionResult:
        self.cloudformation_backend.execute_change_set(newest(self))
        return EmptyResult()

    def delete_change_set(self: CloudFormationResponse) -> ActionResult:
        for change_set_id in asked(self):
            self.cloudformation_backend.delete_change_set(change_set_id)
        return EmptyResult()

    CloudFormationResponse.describe_change_set = describe_change_set  # type: ignore[method-assign]
    CloudFormationResponse.execute_change_set = execute_change_set  # type: ignore[method-assign]
    CloudFormationResponse.delete_change_set = delete_change_set  # type: ignore[method-assign]


# What is retained when it leaves its stack. Nothing is rolled back here, which is where the two differ.
RETAINED = ("Retain", "RetainExceptOnCreate")


def _retain_on_delete() -> None:
    """What is retained unless it could not be made is retained when its stack is taken away."""
    delete_resource = ResourceMap._delete_resource

    def deleting(self: ResourceMap, resource: Any, resource_json: dict[str, Any]) -> None:
        if resource_json.get("DeletionPolicy") not in RETAINED:
            delete_resource(self, resource, resource_json)

    ResourceMap._delete_resource = deleting  # type: ignore[method-assign]


def _retain_on_update() -> None:
    """What a template no longer has is taken away unless it is retained, and is forgotten: it may come back as a new one."""
    update = ResourceMap.update

    def updating(self: ResourceMap, template: dict[str, Any], parameters: dict[str, Any] | None = None) -> None:
        for name in [name for name in self._resource_json_map if name not in template["Resources"]]:
            resource = self._parsed_resources.pop(name, None)
            resource_json = self._resource_json_map[name]
            if resource is not None:
                self._delete_resource(resource, resource_json)
        with warnings.catch_warnings():
            # It wonders about what has just been taken away.
            warnings.simplefilter("ignore")
            update(self, template, parameters)

    ResourceMap.update = updating  # type: ignore[method-assign]


def _protect_from_termination() -> None:
    def update_termination_protection(self: CloudFormationResponse) -> ActionResult:
        stack = self.cloudformation_backend.get_stack(self._get_param("StackName"))
        stack.enable_termination_protection = self._get_bool_param("EnableTerminationProtection")
        return ActionResult({"StackId": stack.stack_id})

    CloudFormationResponse.update_termination_protection = update_termination_protection  # type: ignore[attr-defined]
    delete = CloudFormationBackend.delete_stack

    def delete_stack(self: CloudFormationBackend, name_or_stack_id: str, *more: Any, **named: Any) -> None:
        stacks: list[Stack] = list(self.stacks.values())
        for stack in stacks:
            if name_or_stack_id in (stack.name, stack.stack_id) and stack.enable_termination_protection:
                raise ValidationError(message=f"Stack [{stack.name}] cannot be deleted while TerminationProtection is enabled")
        delete(self, name_or_stack_id, *more, **named)

    CloudFormationBackend.delete_stack = delete_stack  # type: ignore[method-assign]
